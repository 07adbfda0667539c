package org.hibernate.proxy;

/** Stands for the type of Hibernate with this name, by which its proxies are known. */
public interface HibernateProxy {

}
