package org.livespring.component;

import java.security.Principal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveContext;
import org.livespring.LiveOwnPresence;
import org.livespring.LiveRoom;

/** A context of fixed values; what is sent goes nowhere. */
record TestContext(@Nullable Principal principal, Locale locale, ZoneId zone) implements LiveContext {

	TestContext() {
		this(Locale.ENGLISH);
	}

	TestContext(Locale locale) {
		this(null, locale, ZoneOffset.UTC);
	}

	@Override
	public String id() {
		return "AAAAAAAAAAA";
	}

	@Override
	public <S> void update(UnaryOperator<S> change) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void refresh() {
	}

	@Override
	public void emit(Object event) {
	}

	@Override
	public void dispatch(String name, @Nullable Object detail) {
	}

	@Override
	public void title(String title) {
	}

	@Override
	public void flash(FlashLevel level, String message) {
	}

	@Override
	public void redirect(String url) {
	}

	@Override
	public void join(String room) {
	}

	@Override
	public void leave(String room) {
	}

	@Override
	public LiveOwnPresence presence(String room) {
		throw new UnsupportedOperationException();
	}

	@Override
	public LiveRoom room(String name) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void toUser(String user, Object event) {
	}

	@Override
	public void toConnection(String connection, Object event) {
	}

	@Override
	public @Nullable String connection() {
		return null;
	}

}
