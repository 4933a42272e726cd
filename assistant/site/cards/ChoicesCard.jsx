function ChoicesCard({ props: { question, choices = [] }, api }) {
  // Drawn into another site's page, a place of ours opens beside that page instead of in its stead.
  const ours = new URL(api.address("/"), location.href).origin === location.origin
  return (
    <section className="salon-card salon-choices" aria-label={question || "You could say"}>
      <Style api={api} />
      {question && <p>{question}</p>}
      <div className="salon-actions">
        {choices.map(({ label, message, href }) =>
          href ? (
            <a key={label} className="salon-button" href={api.address(href)} target={ours ? undefined : "_blank"}>
              {label}
            </a>
          ) : (
            <button key={label} type="button" className="salon-button" onClick={() => api.sendUserMessage(message)}>
              {label}
            </button>
          ),
        )}
      </div>
    </section>
  )
}
