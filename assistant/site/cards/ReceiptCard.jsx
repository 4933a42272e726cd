function Receipt({ receipt, busy, say, undo }) {
  return (
    <li>
      <span>
        <span className={receipt.undone ? "salon-undone salon-soft" : ""}>{receipt.words}</span>
        <Say say={receipt.undone ? null : say} />
      </span>
      {receipt.undo && !receipt.undone && receipt.until && (
        <span className="salon-when" title="It can be undone until then">
          until {receipt.until}
        </span>
      )}
      {receipt.at && <span className="salon-when">{receipt.at}</span>}
      {receipt.undone && <span className="salon-when">Undone</span>}
      {receipt.undo && !receipt.undone && (
        <button
          type="button"
          className="salon-button salon-button-small"
          aria-label={`Undo: ${receipt.words}`}
          aria-disabled={Boolean(busy)}
          onClick={undo}
        >
          {busy ? "One moment…" : "Undo"}
        </button>
      )}
    </li>
  )
}

// Previews that nobody said yes or no to in time.
function Drafts({ drafts, busy, says, again }) {
  if (!drafts?.length) return null
  return (
    <>
      <h3 className="salon-drafts">Drafts</h3>
      <ul className="salon-receipts">
        {drafts.map(({ approval, text }) => (
          <li key={approval}>
            <span>
              {text || "A post with a picture"}
              <Say say={says[approval]} />
            </span>
            <button
              type="button"
              className="salon-button salon-button-small"
              aria-label={`Show the draft again: ${text || "a picture"}`}
              aria-disabled={busy === approval}
              onClick={() => again(approval)}
            >
              Show again
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function ReceiptCard({ props, api }) {
  const [card, keep] = useKept(props, api)
  const [busy, setBusy] = useState("")
  const [says, setSays] = useState({})
  const { receipts = [], drafts = [] } = card

  const press = async (id, payload) => {
    if (busy) return null
    setBusy(id)
    setSays({})
    const answer = await ask(api, payload)
    setBusy("")
    return answer
  }
  const again = async (id) => {
    const answer = await press(id, { approval: id, answer: "edit", changes: {} })
    if (!answer) return
    if (answer.outcome === "error") setSays({ [id]: { words: answer.say || NO_ANSWER.say, error: true } })
    else keep((now) => ({ drafts: now.drafts.filter(({ approval }) => approval !== id) }))
  }
  const undo = async (id) => {
    const answer = await press(id, { tool: "undo_action", arguments: { act: id } })
    if (!answer) return
    if (answer.outcome === "error") setSays({ [id]: { words: answer.say || NO_ANSWER.say, error: true } })
    else if (answer.outcome === "pending")
      setSays({ [id]: { words: answer.say || "Please confirm it in the card below." } })
    else keep((now) => ({ receipts: now.receipts.map((one) => (one.id === id ? { ...one, undone: true } : one)) }))
  }

  return (
    <section className="salon-card" aria-label={card.title || "What was done"}>
      <Style api={api} />
      {card.title && (
        <div className="salon-head">
          <h3 className="salon-title">{card.title}</h3>
        </div>
      )}
      {receipts.length > 0 ? (
        <ul className={`salon-receipts ${card.title ? "" : "salon-receipts-bare"}`}>
          {receipts.map((receipt) => (
            <Receipt
              key={receipt.id}
              receipt={receipt}
              busy={busy === receipt.id}
              say={says[receipt.id]}
              undo={() => undo(receipt.id)}
            />
          ))}
        </ul>
      ) : (
        <p className="salon-empty">Nothing has been done for you yet.</p>
      )}
      <Drafts drafts={drafts} busy={busy} says={says} again={again} />
    </section>
  )
}
