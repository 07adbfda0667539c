package com.example

import jakarta.validation.Valid
import jakarta.validation.constraints.NotBlank
import org.livespring.LiveAction
import org.livespring.LiveComponent
import org.livespring.LiveModel

/** The example of docs/spring.md. */
@LiveComponent
class Basket {

	@JvmRecord
	data class Props(val shop: String, val most: Int = 10)

	@JvmRecord
	data class State(@field:LiveModel val note: String, val last: Order? = null)

	@JvmRecord
	data class Order(@field:NotBlank val article: String, val count: Int = 1, val remark: String?)

	fun mount(props: Props) = State(props.shop)

	@LiveAction
	fun order(state: State, @Valid order: Order) = state.copy(last = order)

}
