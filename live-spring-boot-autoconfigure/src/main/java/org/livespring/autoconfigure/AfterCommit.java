package org.livespring.autoconfigure;

import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Runs work once the present transaction has committed, at once where there is none. */
public final class AfterCommit {

	private static final boolean TRANSACTIONS = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			AfterCommit.class.getClassLoader());

	private AfterCommit() {
	}

	/** What runs work after the present transaction, or at once if there is none. */
	public static Consumer<Runnable> get() {
		return TRANSACTIONS ? Transactions::run : Runnable::run;
	}

	/** Known only where Spring's transactions are on the class path. */
	private static final class Transactions {

		static void run(Runnable work) {
			if (!TransactionSynchronizationManager.isSynchronizationActive()) {
				work.run();
				return;
			}
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					work.run();
				}

			});
		}

	}

}
