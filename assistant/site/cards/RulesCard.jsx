const CLOSED = { cancelled: "Cancelled. Nothing was changed.", done: "Your feed follows these rules now." }

function Missed({ words }) {
  if (!words?.length) return null
  return (
    <p className="salon-effect">
      Not understood, so no rule was made of it: {words.map((one) => `“${one}”`).join(", ")}
    </p>
  )
}

function RulesCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const { busy, says, press } = usePress(api)
  const { rules = [], sample = [] } = card
  const section = useRef(null)
  useEffect(() => {
    // A question is of no use while its buttons are out of sight.
    if (card.state === "open") requestAnimationFrame(() => section.current?.scrollIntoView({ block: "nearest" }))
  }, [])

  const apply = () =>
    press("apply", { tool: "apply_feed_rules", arguments: { draft: card.draft } }, ({ receipt }) =>
      keep(() => ({ state: "done", receipt })),
    )
  const undo = () =>
    press("undo", { tool: "undo_action", arguments: { act: card.receipt.id } }, () =>
      keep(({ receipt }) => ({ receipt: { ...receipt, undone: true } })),
    )

  return (
    <section className="salon-card salon-found" ref={section} aria-label={card.title || "Rules"}>
      <Style api={api} />
      <div className="salon-head">
        <h3 className="salon-title">{card.title || "Rules"}</h3>
      </div>
      {rules.length > 0 ? (
        <ol className="salon-rules">
          {rules.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
      ) : (
        <p className="salon-effect">{card.none || "No rule could be made of that."}</p>
      )}
      {card.effect && <p className="salon-effect">{card.effect}</p>}
      {sample.length > 0 && (
        <p className="salon-effect">
          Hidden, for example: {sample.map(({ handle, text }) => `@${handle}: ${text}`).join(" · ")}
        </p>
      )}
      <Missed words={card.not_understood} />
      {card.state === "open" && (
        <div className="salon-actions">
          <button
            type="button"
            className="salon-button salon-button-main"
            aria-disabled={Boolean(busy)}
            onClick={apply}
          >
            {busy === "apply" ? "One moment…" : "Use these rules"}
          </button>
          <button
            type="button"
            className="salon-button salon-button-plain"
            aria-disabled={Boolean(busy)}
            onClick={() => !busy && keep(() => ({ state: "cancelled" }))}
          >
            Cancel
          </button>
        </div>
      )}
      {CLOSED[card.state] && (
        <p className="salon-effect">
          {card.receipt?.undone ? "Taken back." : CLOSED[card.state]}{" "}
          {card.receipt?.undo && !card.receipt.undone && (
            <button type="button" className="salon-link" aria-disabled={Boolean(busy)} onClick={undo}>
              Undo
            </button>
          )}
        </p>
      )}
      <Say say={Object.values(says)[0]} />
    </section>
  )
}
