package org.livespring.security;

import java.security.Principal;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import org.livespring.identity.BrowserBinding;
import org.livespring.identity.UserCheck;

/**
 * Looks up users by the {@code UserDetailsService}: their account, authorities and
 * password. Covers users who were logged in with {@code UserDetails}.
 */
public final class UserDetailsCheck implements UserCheck {

	private final UserDetailsChecker checker = new AccountStatusUserDetailsChecker();

	private final UserDetailsService users;

	public UserDetailsCheck(UserDetailsService users) {
		this.users = users;
	}

	@Override
	public boolean covers(Principal user) {
		return user instanceof Authentication authentication && authentication.getPrincipal() instanceof UserDetails;
	}

	@Override
	public Standing look(String name) {
		try {
			UserDetails user = this.users.loadUserByUsername(name);
			this.checker.check(user);
			return new Standing(true, mark(user));
		}
		catch (UsernameNotFoundException ex) {
			return Standing.UNKNOWN;
		}
		catch (AccountStatusException ex) {
			return Standing.REFUSED;
		}
	}

	/** A digest, so that no password is kept in memory. */
	private static String mark(UserDetails user) {
		String authorities = user.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.sorted()
			.collect(Collectors.joining("\n"));
		return BrowserBinding.of(Objects.requireNonNullElse(user.getPassword(), "") + "\n" + authorities);
	}

}
