package org.livespring.render.thymeleaf;

import org.jspecify.annotations.Nullable;

/**
 * Where a loop is, under the names that {@code th:each} gives it.
 *
 * @param index position from 0
 * @param size number of items
 * @param current the item
 */
public record RowStatus(int index, int size, @Nullable Object current) {

	public int count() {
		return this.index + 1;
	}

	public boolean isEven() {
		return (this.index + 1) % 2 == 0;
	}

	public boolean isOdd() {
		return !isEven();
	}

	public boolean isFirst() {
		return this.index == 0;
	}

	public boolean isLast() {
		return this.index == this.size - 1;
	}

}
