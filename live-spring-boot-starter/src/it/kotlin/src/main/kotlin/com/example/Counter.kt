package com.example

import jakarta.validation.Valid
import jakarta.validation.constraints.Min
import org.livespring.LiveAction
import org.livespring.LiveComponent

/** A component of the page. */
@LiveComponent
class Counter {

	@JvmRecord
	data class Props(val start: Int, val step: Int = 1, val title: String = "Counter")

	@JvmRecord
	data class State(val start: Int, val count: Int, val calls: Int = 0, val title: String?)

	@JvmRecord
	data class Add(@field:Min(1) val by: Int)

	fun mount(props: Props) = State(props.start, props.start, title = props.title)

	@LiveAction
	fun add(state: State, @Valid add: Add) = state.copy(count = state.count + add.by, calls = state.calls + 1)

}
