// Keeps an open page true: fragments from the stream, what you typed, clocks. docs/look.md names the attributes.
(() => {
  const page = document, here = page.body.dataset, by = (id) => page.getElementById(id)
  const all = (el, what, act) => el.querySelectorAll(what).forEach(act)
  const fields = 'input:not([type=hidden]),select,textarea'
  const name = (e) => [e.form?.id, e.name, /^(radio|checkbox)$/.test(e.type) && e.value] + ''
  const offset = (here.now || Date.now()) - Date.now()
  const write = (id, text) => { if (by(id)) by(id).textContent = text }
  window.fixiCfg = {transition: false}

  // marks the reader's own seat and answer in what is sent alike to all
  function own(el) {
    all(el, 'body [data-seat]', (e) => e.classList.toggle('is-you', e.dataset.seat === here.seat))
    const mark = page.querySelector('[data-mark]')
    if (mark) all(page, '[name=mark]', (e) => e.setAttribute('aria-pressed', e.value === mark.dataset.mark))
  }

  const tick = () => all(page, '[data-since],[data-until]', (e) => {
    const now = Date.now() + offset, {since, until} = e.dataset
    const left = until ? until - now : Math.max(0, now - since), s = Math.abs(left) / 1000 | 0
    // what stands on the page says it once, also to those who hear it
    if (e.dataset.tell && left < 0 && !e.classList.contains('is-over')) {
      write('say', e.dataset.tell)
      navigator.vibrate?.(400)
    }
    e.classList.toggle('is-over', left < 0)
    e.textContent = (left < 0 ? '+' : '') + (s / 60 | 0) + ':' + String(s % 60).padStart(2, 0)
  })

  // new content; what was typed, ticked or opened stays
  function swap(el, html) {
    const focus = page.activeElement, kept = {}, ids = {}
    all(el, fields, (e) => { if (e.touched || e === focus) kept[name(e)] = e })
    all(el, '[id]', (e) => { ids[e.id] = e })
    const known = el.innerHTML.trim(), desk = page.documentElement.matches('.desk')
    el.innerHTML = html
    all(el, fields, (e) => {
      const old = kept[name(e)]
      if (!old) return
      e.touched = old.touched
      if (old.touched) { e.value = old.value; e.checked = old.checked }
      if (old !== focus) return
      e.focus({preventScroll: true})
      if (old.selectionStart != null) e.setSelectionRange(old.selectionStart, old.selectionEnd)
    })
    all(el, '[id]', (e) => {
      const old = ids[e.id]
      if (known && !old) {
        e.classList.add('is-new')
        // an older answer is over; a desk's own act brings news after its answer: there the clock ends it
        if (!desk && /^(ballot|(vote|item)-)/.test(e.id)) write('said', '')
      }
      if (old?.open) e.open = true
      if (old && old === focus) e.focus({preventScroll: true})
    })
    own(el)
    tick()
    all(el, '[data-say]', (e) => { if (by('say')?.textContent !== e.dataset.say) write('say', e.dataset.say) })
  }

  // no button is taken from under a finger: what comes while one is down is shown when the press is over
  let press
  const waiting = new Map()
  const news = (el, html) => { if (press) waiting.set(el, html); else swap(el, html) }
  function pressed(ms) {
    clearTimeout(press)
    press = setTimeout(() => {
      press = 0
      waiting.forEach((html, el) => swap(el, html))
      waiting.clear()
    }, ms)
  }
  addEventListener('pointerdown', () => pressed(2000))
  addEventListener('pointerup', () => pressed(50))
  addEventListener('pointercancel', () => pressed(0))

  async function mine() {
    const el = by('mine'), answer = el && await fetch(el.dataset.src, {headers: {'FX-Request': 'true'}}).catch(() => 0)
    if (!answer?.ok) return
    const html = await answer.text()
    if (html !== el.was) news(el, el.was = html)
  }

  let lost
  function listen() {
    const stream = new EventSource(here.stream), views = new Set()
    all(page, '[data-live]', (e) => views.add(e.dataset.live))
    views.forEach((view) => stream.addEventListener(view, (e) => all(page, `[data-live="${view}"]`, (el) => news(el, e.data))))
    stream.addEventListener('mine', (e) => {
      if (e.data === 'all') setTimeout(mine, Math.random() * 1000)
      else if (e.data.split(',').includes(here.seat)) mine()
    })
    stream.onopen = () => {
      if (!lost) return
      lost = clearTimeout(lost)
      write('signal', here.back)
      setTimeout(() => lost || write('signal', ''), 4000)
      mine()
    }
    stream.onerror = () => {
      lost ||= setTimeout(write, 1500, 'signal', here.lost)
      if (stream.readyState === 2) setTimeout(listen, 3000 + Math.random() * 4000)
    }
  }

  addEventListener('input', (e) => { e.target.touched = true })
  // ballots are read as a plain form; older browsers leave out the button pressed
  addEventListener('fx:config', ({detail: {cfg}}) => {
    const button = cfg.trigger.submitter
    if (button?.name && !cfg.body.has(button.name)) cfg.body.append(button.name, button.value)
    cfg.body = new URLSearchParams(cfg.body)
    cfg.headers['X-CSRFToken'] = page.querySelector('[name=csrfmiddlewaretoken]')?.value ?? ''
  })
  addEventListener('fx:swapped', (e) => {
    const {target, response} = e.detail.cfg
    own(page)
    target.scrollIntoView({block: 'nearest'})
    if (!response.ok || target.querySelector('.refused')) return
    if (page.documentElement.matches('.desk')) setTimeout((told) => told.isConnected && write('said', ''), 6000, target.firstElementChild)
    const form = e.target.closest?.('form')
    if (form) all(form, fields, (field) => { field.touched = false })
    form?.reset()
    mine()
  })
  addEventListener('fx:error', () => {
    if (!by('said')) return
    by('said').innerHTML = '<div class="refused" role="alert"><b></b></div>'
    by('said').querySelector('b').textContent = here.unsent
    by('said').scrollIntoView({block: 'nearest'})
  })
  own(page)
  tick()
  setInterval(tick, 1000)
  if (here.stream) listen()
  if (here.again) setTimeout(() => location.reload(), here.again)
})()
