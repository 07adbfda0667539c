package com.example

import jakarta.validation.Valid
import jakarta.validation.constraints.NotBlank
import jakarta.validation.constraints.Size
import org.livespring.LiveAction
import org.livespring.LiveComponent
import org.livespring.LiveModel
import org.springframework.validation.annotation.Validated

/** Data classes in each place, without a template. */
@Validated
@LiveComponent(headless = true, mountable = true)
class Orders {

	enum class Kind { SMALL, LARGE }

	@JvmRecord
	data class Props(val shop: String, val most: Int = 10)

	@JvmRecord
	data class State(@field:LiveModel val note: String, val last: Order? = null)

	@JvmRecord
	data class Order(
		@field:NotBlank val article: String,
		val count: Int = 1,
		val size: Kind = Kind.SMALL,
		val remark: String?,
		val gift: Boolean = true,
		val tags: List<String> = listOf("new"),
		@field:Valid val to: Address,
	)

	@JvmRecord
	data class Address(val city: String, val country: String = "AT")

	fun mount(props: Props) = State(props.shop)

	@LiveAction
	fun order(state: State, @Valid order: Order) = state.copy(last = order)

	@LiveAction
	fun rename(@Size(max = 5) text: String, times: Int, suffix: String?) = text.repeat(times) + (suffix ?: "")

}
