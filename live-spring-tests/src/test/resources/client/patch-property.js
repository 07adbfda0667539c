/**
 * Patches hosts from one random HTML to another and compares the outcome, node for node, with what the browser
 * makes of the new HTML where a page has it. Evaluated in a page without a content security policy.
 * @param {{ seed: number, pairs: number }} options
 */
async ({ seed, pairs }) => {
  const { patch } = await import("/live/morph.js")
  const { watch } = await import("/live/touches.js")
  watch(() => {})

  let state = seed
  const random = below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
  const one = list => list[random(list.length)]

  const words = text => text.trim().split(/\s+/)
  const VOID = words("area base br col embed hr img input link meta source track wbr param bgsound basefont keygen frame image")
  const RAW = words("script style xmp iframe noembed noframes noscript textarea title")
  const OPEN = words("p li dt dd option optgroup rt rp rb rtc thead tbody tfoot tr td th colgroup caption")
  const FLOW = words(`a abbr acronym address applet article aside audio b bdi bdo big blink blockquote button canvas center cite code data
    datalist del details dfn dialog dir div em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label
    legend listing main map mark marquee menu meter nav nobr object ol output p picture pre progress q ruby s samp search section select
    slot small spacer span strike strong sub summary sup table template time tt u ul var video svg math x-plain x-own x-shadow dl li dt dd
    head body html frameset tr td tbody col caption option optgroup rt rp`)
  const INSIDE = {
    table: words("caption colgroup thead tbody tfoot tr td script template form input style p b"), thead: ["tr"], tbody: words("tr td"), tfoot: ["tr"],
    tr: words("td th script template"), colgroup: words("col template"), ul: words("li li li ul p"), ol: ["li"], menu: ["li"], dl: words("dt dd div"),
    select: words("option optgroup hr button div p script template"), datalist: ["option"], optgroup: words("option legend"),
    ruby: words("rb rt rp rtc"), details: words("summary p div"), fieldset: words("legend p input"), figure: words("figcaption p"),
    picture: words("source img"), audio: words("source track p"), video: words("source track p"), map: words("area p"), hgroup: words("h1 p"),
    svg: words("g path circle rect text tspan defs use symbol linearGradient stop clipPath foreignObject desc title a style script animate filter feBlend image p mi"),
    math: words("mi mo mn ms mtext mrow mfrac msqrt mtable mtr mtd annotation-xml semantics mglyph malignmark p svg")
  }
  const SVG = new Set(INSIDE.svg.filter(each => !/^(p|mi)$/.test(each)))
  const MATH = new Set(INSIDE.math.filter(each => !/^(p|svg)$/.test(each)))
  const TYPES = words(`hidden text search tel url email password date month week time datetime-local number range color checkbox radio file
    submit image reset button bogus`)
  const VALUES = words("1 5 9 50 a b #ff0000 2020-01-02 2020-02 2020-W03 10:30 2020-01-02T10:30 on x@y.z")
  const TEXTS = ["text", "other text", " ", "\n", "&amp;&lt;", "é😀", "&nbsp;", "a<b", "\nline", "]]>", "&notit;", "</nothing>"]
  const GLOBAL = {
    class: ["a", "b", "a b", "c  a", ""], style: ["color: red", "width: 1px; --x: 2", "color: blue !important", ""], title: ["t", "u"], lang: ["en", "de"],
    dir: ["rtl", "auto"], hidden: ["", "until-found"], tabindex: ["0", "-1"], "data-a": ["1", "2"], "aria-label": ["x", "y"], "aria-expanded": ["true", "false"],
    accesskey: ["k"], contenteditable: ["", "false"], draggable: ["true"], enterkeyhint: ["go"], inert: [""], inputmode: ["numeric"], is: ["x-is"],
    itemprop: ["p"], itemscope: [""], nonce: ["n"], popover: ["", "manual"], role: ["note"], slot: ["s"], spellcheck: ["false"], translate: ["no"],
    part: ["p q"], exportparts: ["p"], autofocus: [""], "live-key": ["1", "2", "3"], "live-click": ["go"], "@odd": ["1"], "x:y": ["1"], "xml:lang": ["en"], "xlink:href": ["#a", "#b"]
  }
  const OWN = {
    a: { href: ["#a", "#b"], target: ["t"], download: [""], rel: ["nofollow"], name: ["n"] }, img: { alt: ["x"], width: ["1", "2"], loading: ["lazy"], src: ["data:,"], srcset: ["data:, 1x"] },
    input: {
      type: TYPES, value: VALUES, name: ["n", "m", "g", "lines[0].a", "lines[1].a"], checked: [""], disabled: [""], readonly: [""], required: [""], min: ["0", "4"], max: ["8", "100"],
      step: ["1", "5", "any"], maxlength: ["3"], multiple: [""], pattern: ["a"], placeholder: ["p"], list: ["l"], form: ["f"], size: ["3"], alpha: [""], switch: [""]
    },
    textarea: { name: ["n"], rows: ["2", "3"], cols: ["4"], disabled: [""], placeholder: ["p"], wrap: ["hard"], readonly: [""] },
    select: { name: ["n"], multiple: [""], size: ["3"], disabled: [""] }, option: { value: ["1", "2"], selected: [""], disabled: [""], label: ["l"] },
    optgroup: { label: ["l"], disabled: [""] }, details: { open: [""], name: ["d"] }, dialog: { open: [""], closedby: ["any"] },
    button: { type: ["submit", "button", "reset"], disabled: [""], popovertarget: ["x"], command: ["show-modal"], commandfor: ["x"], name: ["n"], value: ["1"] },
    progress: { value: ["1", "0.5"], max: ["2"] }, meter: { value: ["1"], min: ["0"], max: ["2"], low: ["1"], high: ["2"], optimum: ["1"] },
    ol: { start: ["3"], reversed: [""], type: ["a"] }, li: { value: ["2"] }, td: { colspan: ["2"], rowspan: ["2"], headers: ["x"] }, th: { scope: ["row"] },
    col: { span: ["2"] }, canvas: { width: ["10", "20"], height: ["10"] }, video: { controls: [""], loop: [""], muted: [""], poster: ["data:,"] },
    form: { action: ["#a"], method: ["dialog"], novalidate: [""], autocomplete: ["off"], id: ["f"] }, label: { for: ["x"] }, fieldset: { disabled: [""], form: ["f"] },
    time: { datetime: ["2020"] }, data: { value: ["1"] }, del: { datetime: ["2020"], cite: ["#a"] }, template: { shadowrootmode: [] }, output: { for: ["x"] },
    script: { type: ["text/plain"] }, source: { srcset: ["data:,"], media: ["print"] }, path: { d: ["M0 0", "M1 1"] }, svg: { viewBox: ["0 0 1 1"] },
    circle: { r: ["1", "2"] }, "annotation-xml": { encoding: ["text/html", "x"] }, math: { display: ["block"] }, font: { color: ["red"], size: ["2"] }, slot: { name: ["s"] }
  }

  let ids
  const attributes = name => {
    let text = name === "script" ? ' type="text/plain"' : ""
    const seen = new Set(["type"].filter(() => name === "script"))
    for (let i = random(4); i--; ) {
      const own = OWN[name] && random(3) ? OWN[name] : GLOBAL
      const key = one(Object.keys(own))
      if (seen.has(key) || !own[key].length || (key === "autofocus" && random(9))) continue
      seen.add(key)
      const value = one(own[key])
      text += value === "" && random(2) ? ` ${key}` : random(9) ? ` ${key}="${value}"` : ` ${key.toUpperCase()}='${value}'`
    }
    if (!random(6) && !seen.has("id")) text += ` id="${ids.splice(random(ids.length), 1)[0] ?? "none"}"`
    return text
  }
  const element = (name, depth) => {
    const tag = random(20) ? name : name.toUpperCase()
    const start = `<${tag}${attributes(name)}`
    if (VOID.includes(name)) return start + one([">", "/>", " />"])
    if (RAW.includes(name) && !(SVG.has(name) && depth < 0)) return `${start}>${one(["", "a", "\n\nb", "x y", "<i>k</i>".repeat(random(2))])}</${tag}>`
    if ((SVG.has(name) || MATH.has(name)) && !random(4)) return `${start}/>`
    const text = `${start}>${content(depth - 1, name)}`
    return OPEN.includes(name) && random(3) ? text : `${text}</${tag}>`
  }
  const content = (depth, parent) => {
    let html = ""
    for (let i = depth > 0 ? random(5) : random(2); i--; ) {
      const inside = INSIDE[parent] ?? (SVG.has(parent) ? INSIDE.svg : MATH.has(parent) ? INSIDE.math : null)
      const kind = random(12)
      if (kind < 3) html += one(TEXTS)
      else if (kind === 3) html += one(["<!--c-->", "<!--d-->", "<!e>", "<!-->"])
      else if (depth > 0) html += element(inside && random(8) ? one(inside) : random(5) ? one(FLOW) : one([...VOID, ...RAW, "input", "input", "input", "textarea"]), depth)
    }
    return html
  }

  /** Keeps and changes parts, so that old and new have much in common. */
  const vary = html => {
    const parts = html.split(/(?=<)/)
    for (let i = 1 + random(3); i-- && parts.length; ) {
      const at = random(parts.length)
      const kind = random(4)
      if (kind === 0) parts.splice(at, 1)
      else if (kind === 1) parts.splice(at, 0, content(2, "div"))
      else if (kind === 2) parts.splice(random(parts.length), 0, ...parts.splice(at, 1 + random(3)))
      else parts[at] = parts[at].replace(/=("|')[^"']*\1/, () => `="${one(["a", "1", "x"])}"`)
    }
    return parts.join("")
  }

  const PLACES = [["<div ", "</div>"], ["<div ", "</div>"], ["<section ", "</section>"], ["<form id=outer><div ", "</div></form>"], ["<table><tbody ", "</tbody></table>"],
    ["<table><tr ", "</tr></table>"], ["<ul><li ", "</li></ul>"], ["<p><span ", "</span></p>"], ["<p ", "</p>"], ["<svg><g ", "</g></svg>"], ["<select ", "</select>"],
    ["<button ", "</button>"], ["<a ", "</a>"], ["<b ", "</b>"], ["<pre ", "</pre>"], ["<dl ", "</dl>"], ["<math><mrow ", "</mrow></math>"], ["<x-own ", "</x-own>"],
    ["<details ", "</details>"], ["<h1 ", "</h1>"], ["<fieldset ", "</fieldset>"], ["<table ", "</table>"], ["<ruby ", "</ruby>"], ["<label ", "</label>"], ["<ul ", "</ul>"]]

  const frame = document.body.appendChild(document.createElement("iframe"))
  frame.hidden = true
  /** A page in which scripts run, which takes ten times as long. */
  const written = text => {
    const page = frame.contentDocument
    page.open()
    page.write(text)
    page.close()
    return page
  }
  /** The host as a page has it, none where the HTML does not stay in it. */
  const parsed = (place, html) => {
    // Where no scripts run it is HTML, which is written in one way and stands in what is not closed
    if (/<noscript[^>]*>(?![^<>&\xa0]*<\/noscript)/i.test(html)) return null
    if (/<noscript/i.test(html) && /<(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/i.test(html)) return null
    const text = `<!doctype html><title>T</title><body><main>${place[0]}live-id=host>${html}<!--end-->${place[1]}<i id=after></i></main>`
    const page = random(16) && !/noscript|select/i.test(text) ? new DOMParser().parseFromString(text, "text/html") : written(text)
    const hosts = page.querySelectorAll("[live-id]")
    const host = hosts[0]
    const after = page.getElementById("after")
    if (hosts.length !== 1 || host.lastChild?.data !== "end" || !after || after.parentNode.localName !== "main" || page.querySelector("main").childNodes.length !== 2) return null
    host.lastChild.remove()
    return host
  }
  const valueOf = each =>
    each.localName === "option" ? each.selected : each.localName === "select" ? each.value : /^(checkbox|radio)$/.test(each.type) ? each.checked : each.value
  // What browsers select among nested groups and lists depends on the order in which they come to the page
  const isPlain = each => {
    const select = each.closest("select")
    if (!select) return each.localName !== "option"
    return [...select.querySelectorAll("*")].every(inner => inner.localName === "option" && !inner.children.length)
  }
  const difference = (one, other) => {
    if (!one.isEqualNode(other)) {
      const pair = [one, other].map(each => (each.outerHTML ?? `${each.nodeName} ${each.nodeValue}`).slice(0, 900))
      const [olds, news] = [[...one.childNodes], [...other.childNodes]]
      const at = olds.findIndex((each, i) => news[i] && !each.isEqualNode(news[i]))
      return at >= 0 && olds.length === news.length ? difference(olds[at], news[at]) : pair.join("\n  instead of\n")
    }
    const query = root => [...root.querySelectorAll("input,textarea,select,option,template")]
    const others = query(other)
    for (const [i, each] of query(one).entries()) {
      if (each.localName === "template" && each.namespaceURI.endsWith("xhtml")) {
        if (each.innerHTML !== others[i].innerHTML) return `${each.outerHTML} instead of ${others[i].outerHTML}`
      } else if (isPlain(each) && valueOf(each) !== valueOf(others[i])) return `${valueOf(each)} instead of ${valueOf(others[i])} in ${others[i].outerHTML} of ${other.outerHTML.slice(0, 900)}`
    }
    return null
  }

  const wrong = []
  let done = 0
  let left = 0
  while (done < pairs && wrong.length < 3) {
    const place = one(PLACES)
    let host
    let before = ""
    for (let i = 0; i < 8; i++) {
      ids = [..."abcdefghijkl"]
      const html = before && random(2) ? vary(before) : content(1 + random(4), /(\w[\w-]*) $/.exec(place[0])[1])
      const expected = parsed(place, html)
      if (!expected) {
        left++
        continue
      }
      if (!host) {
        host = expected
        document.body.append(host.closest("main > *"))
      } else {
        let error = null
        try {
          patch(host, html)
        } catch (failure) {
          error = failure.stack
        }
        error ??= difference(host, expected)
        done++
        if (error) {
          wrong.push(`${place.join("…")}\n--- old\n${before}\n--- new\n${html}\n--- wrong\n${error}`)
          break
        }
      }
      before = html
    }
    host?.closest("body > *").remove()
  }
  frame.remove()
  return { done, left, wrong }
}
