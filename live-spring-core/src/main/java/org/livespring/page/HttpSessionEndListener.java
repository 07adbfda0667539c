package org.livespring.page;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.livespring.identity.Login;
import org.livespring.session.Logins;

/**
 * Ends the logins of an HTTP session when the servlet container reports that the session
 * has ended or has another id, as after a login.
 */
public final class HttpSessionEndListener implements HttpSessionListener, HttpSessionIdListener {

	private final Supplier<Logins> logins;

	/**
	 * Creates the listener.
	 * @param logins supplies the logins; not called while the web server starts
	 */
	public HttpSessionEndListener(Supplier<Logins> logins) {
		this.logins = logins;
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.logins.get().end(List.of(Login.keyOfSession(event.getSession().getId())));
	}

	@Override
	public void sessionIdChanged(HttpSessionEvent event, String before) {
		this.logins.get().end(List.of(Login.keyOfSession(before)));
	}

}
