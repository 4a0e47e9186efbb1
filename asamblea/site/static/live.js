// A page that stays true while it lies open: takes fragments from the stream, keeps what you are typing, ticks clocks.
(() => {
  const body = document.body, at = body.dataset, by = (id) => document.getElementById(id)
  const offset = at.now ? at.now - Date.now() : 0
  window.fixiCfg = {transition: false}

  const key = (e) => `${e.form?.id}|${e.name}|${/radio|checkbox/.test(e.type) ? e.value : ''}`
  const fields = (el) => [...el.querySelectorAll('input:not([type=hidden]),select,textarea')]
  const touched = (e) => e === document.activeElement || e.dataset.touched

  function markSeat(el) {
    for (const e of el.querySelectorAll('[data-seat]')) e.classList.toggle('is-you', e.dataset.seat === at.seat)
  }

  // Put `html` into `el`; what a person typed, ticked, opened or stands on stays theirs.
  function swap(el, html) {
    const focus = el.contains(document.activeElement) && document.activeElement
    const kept = new Map(fields(el).filter(touched).map((e) => [key(e), e]))
    const open = [...el.querySelectorAll('details[open][id]')].map((e) => e.id)
    const ids = new Set([...el.querySelectorAll('[id]')].map((e) => e.id))
    el.innerHTML = html
    for (const e of fields(el)) {
      const old = kept.get(key(e))
      if (!old) continue
      e.dataset.touched = 1
      if (/radio|checkbox/.test(e.type)) e.checked = old.checked
      else e.value = old.value
      if (old === focus) {
        e.focus({preventScroll: true})
        try { e.setSelectionRange(old.selectionStart, old.selectionEnd) } catch { /* a number has no selection */ }
      }
    }
    for (const id of open) if (by(id)) by(id).open = true
    for (const e of el.querySelectorAll('[id]')) if (ids.size && !ids.has(e.id)) e.classList.add('is-new')
    if (focus && !kept.has(key(focus)) && focus.id) by(focus.id)?.focus({preventScroll: true})
    markSeat(el)
    tick()
    const line = el.querySelector('[data-say]')?.dataset.say
    if (line && by('say') && by('say').textContent !== line) by('say').textContent = line
  }

  async function mine() {
    const el = by('mine')
    if (!el) return
    const answer = await fetch(el.dataset.src, {headers: {'FX-Request': 'true'}}).catch(() => null)
    if (!answer?.ok) return
    const html = await answer.text()
    if (html !== el.was) swap(el, el.was = html)
  }

  // A clock counts up from data-since, or down to data-until and then over it (milliseconds).
  function tick() {
    for (const e of document.querySelectorAll('[data-since],[data-until]')) {
      const now = Date.now() + offset
      const left = e.dataset.until ? e.dataset.until - now : now - e.dataset.since
      const s = Math.floor(Math.abs(left) / 1000)
      e.classList.toggle('is-over', left < 0)
      e.textContent = `${left < 0 ? '+' : ''}${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`
    }
  }

  let lost
  function signal(text) { if (by('signal')) by('signal').textContent = text }

  function listen() {
    const stream = new EventSource(at.stream)
    for (const el of document.querySelectorAll('[data-live]'))
      stream.addEventListener(el.dataset.live, (e) => swap(el, e.data))
    stream.addEventListener('mine', (e) => {
      if (e.data === 'all') setTimeout(mine, Math.random() * 1000)
      else if (e.data.split(',').includes(at.seat)) mine()
    })
    stream.onopen = () => {
      if (!lost) return
      lost = clearTimeout(lost)
      signal(at.back)
      setTimeout(() => lost || signal(''), 4000)
      mine()
    }
    stream.onerror = () => {
      lost ||= setTimeout(() => signal(at.lost), 1500)
      if (stream.readyState === 2) setTimeout(listen, 3000 + Math.random() * 4000)
    }
  }

  addEventListener('input', (e) => { e.target.dataset.touched = 1 })
  addEventListener('fx:config', (e) => {
    const token = document.querySelector('[name=csrfmiddlewaretoken]')
    if (token) e.detail.cfg.headers['X-CSRFToken'] = token.value
  })
  addEventListener('fx:swapped', (e) => {
    markSeat(body)
    e.detail.cfg.target.scrollIntoView?.({block: 'nearest'})
    if (!e.detail.cfg.response.ok || e.detail.cfg.target.querySelector('.refused')) return
    const form = e.target.closest?.('form')
    if (form) fields(form).forEach((field) => delete field.dataset.touched)
    form?.reset()
    mine()
  })
  addEventListener('fx:error', () => {
    const said = by('said')
    if (!said) return
    said.innerHTML = '<p class="refused" role="alert"><b></b></p>'
    said.querySelector('b').textContent = at.unsent
    said.scrollIntoView({block: 'nearest'})
  })
  markSeat(body)
  tick()
  setInterval(tick, 1000)
  if (at.stream) listen()
})()
