package org.livespring.component;

import org.jspecify.annotations.Nullable;

/** Where one parameter of a component method gets its values from; chosen at start. */
interface Argument {

	@Nullable Object resolve(Call call);

}
