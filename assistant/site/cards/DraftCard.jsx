// How something could be shared: proposed, and shared only when the preview behind the button is said yes to.
function DraftCard({ props: card, api }) {
  const [busy, setBusy] = useState(false)
  const [say, setSay] = useState(null)
  const { text, pictures = [], tags = [], warning } = card

  const preview = async () => {
    if (busy) return
    setBusy(true)
    setSay(null)
    const images = pictures.map(({ id, alt }) => ({ id, alt }))
    const args = { text, ...(images.length && { images }), ...(warning && { warning }) }
    const answer = await ask(api, { tool: "share_post", arguments: args, preview: true })
    setBusy(false)
    const error = answer.outcome === "error"
    setSay({ words: error ? answer.say || NO_ANSWER.say : "The preview is at the end of the conversation.", error })
  }

  return (
    <section className="salon-card" aria-label="A proposal">
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">A proposal</h3>
        <p className="salon-note">{card.by}. Nothing is shared.</p>
      </div>
      {card.note && <p className="salon-note">{card.note}</p>}
      {text && <p className="salon-text salon-proposed">{text}</p>}
      {pictures.map((picture) => (
        <div key={picture.id} className="salon-field-picture salon-proposed">
          <img src={picture.thumb || picture.src} alt="" />
          <p>
            <b>Alt text:</b> {picture.alt}
          </p>
        </div>
      ))}
      {tags.length > 0 && <p className="salon-soft salon-proposed">Tags: {tags.map((tag) => `#${tag}`).join(" ")}</p>}
      {warning && <p className="salon-warning">Warning to show before it: {warning}</p>}
      <div className="salon-actions">
        <button type="button" className="salon-button salon-button-main" aria-disabled={busy} onClick={preview}>
          {busy ? "One moment…" : "Show as a preview"}
        </button>
      </div>
      <Say say={say} />
    </section>
  )
}
