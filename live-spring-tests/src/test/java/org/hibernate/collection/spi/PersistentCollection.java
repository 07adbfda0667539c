package org.hibernate.collection.spi;

/**
 * Stands for the type of Hibernate with this name, by which its collections are known.
 *
 * @param <E> what it collects
 */
public interface PersistentCollection<E> {

}
