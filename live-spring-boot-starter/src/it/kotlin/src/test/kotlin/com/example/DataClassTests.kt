package com.example

import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.livespring.LiveContext
import org.livespring.component.ComponentRegistry
import org.livespring.component.bind.ActionResult
import org.livespring.json.StoredJson
import org.mockito.Mockito
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import tools.jackson.databind.json.JsonMapper
import java.util.Locale

/** Default arguments and null-safety of data classes. */
@SpringBootTest
class DataClassTests {

	@Autowired
	private lateinit var components: ComponentRegistry

	@Autowired
	private lateinit var mapper: JsonMapper

	private val live = Mockito.mock(LiveContext::class.java).also {
		Mockito.`when`(it.locale()).thenReturn(Locale.ENGLISH)
	}

	@Test
	fun defaultArgumentsAreUsedForWhatIsNotSent() {
		val result = call("order", """{"article": "Tea", "to": {"city": "Linz"}}""")
		assertThat(result.errors()).isEmpty()
		assertThat((result.state() as Orders.State).last).isEqualTo(
			Orders.Order("Tea", 1, Orders.Kind.SMALL, null, false, listOf(), Orders.Address("Linz", "AT")))
	}

	@Test
	fun emptyTextOfAFormHasTheDefaultToo() {
		val result = call("order", """{"article": "Tea", "count": "", "size": "", "to.city": "Linz", "to.country": ""}""")
		assertThat((result.state() as Orders.State).last).isEqualTo(
			Orders.Order("Tea", 1, Orders.Kind.SMALL, null, false, listOf(), Orders.Address("Linz", "")))
	}

	@Test
	fun whatIsSentReplacesTheDefault() {
		val result = call("order", """{"article": "Tea", "count": "3", "size": "LARGE", "remark": "!", "gift": "on",
			"tags": ["a"], "to": {"city": "Linz", "country": "DE"}}""")
		assertThat((result.state() as Orders.State).last).isEqualTo(
			Orders.Order("Tea", 3, Orders.Kind.LARGE, "!", true, listOf("a"), Orders.Address("Linz", "DE")))
	}

	@Test
	fun missingValueThatIsNotNullableIsAnErrorOfItsField() {
		assertThat(call("order", "{}").errors()).isEqualTo(mapOf("article" to "is required", "to" to "is required"))
		assertThat(call("order", """{"article": " ", "count": "x", "to": {}}""").errors())
			.isEqualTo(mapOf("count" to "must be a whole number", "to.city" to "is required"))
		assertThat(call("order", """{"article": " ", "to": {"city": "Linz"}}""").errors())
			.isEqualTo(mapOf("article" to "must not be blank"))
	}

	@Test
	fun missingParameterThatIsNotNullableIsAnErrorOfItsField() {
		assertThat(call("rename", "{}").errors()).isEqualTo(mapOf("text" to "is required", "times" to "is required"))
		assertThat(call("rename", """{"text": "a", "times": "2"}""").result()).isEqualTo("aa")
		assertThat(call("rename", """{"text": "too long", "times": "2"}""").errors())
			.isEqualTo(mapOf("text" to "size must be between 0 and 5"))
	}

	@Test
	fun writtenPropertyThatIsNotNullableKeepsItsValue() {
		val orders = components.get("orders")
		val state = Orders.State("shop")
		val written = orders.properties().write(state, mapOf("note" to json("null")), mapOf(), Locale.ENGLISH)
		assertThat(written.errors()).isEqualTo(mapOf("note" to "is required"))
		assertThat(written.state()).isEqualTo(state)
	}

	@Test
	fun propsHaveDefaults() {
		assertThat(components.get("counter").bindProps(mapOf("start" to 5))).isEqualTo(Counter.Props(5, 1, "Counter"))
		assertThat(components.get("orders").bindHostileProps(json("""{"shop": "a"}"""), live))
			.isEqualTo(Orders.Props("a", 10))
		assertThatThrownBy { components.get("counter").bindProps(mapOf<String, Any>()) }.hasMessageContaining("'start'")
	}

	@Test
	fun nullIsReadBackWhereTheDefaultIsAnother() {
		val stored = StoredJson.mapper(mapper)
		for (state in listOf(Defaults(), Defaults(null, null, Inner()), Defaults("a", 2, Inner(null)))) {
			assertThat(stored.readValue(stored.writeValueAsString(state), Defaults::class.java)).isEqualTo(state)
		}
	}

	@JvmRecord
	data class Defaults(val text: String? = "text", val number: Int? = 1, val inner: Inner = Inner())

	/** Within a state, a data class need not be a record. */
	data class Inner(val text: String? = "inner", val count: Int = 3)

	private fun call(action: String, payload: String): ActionResult =
		components.get("orders").action(action).invoke(Orders.State("shop"), null, json(payload), live)

	private fun json(text: String) = JsonMapper.shared().readTree(text)

}
