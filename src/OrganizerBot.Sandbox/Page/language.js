// The client's own words in the language of whoever is at the screen, as a real client says them. What the town itself says stays English.

const said = {
  en: {
    message: "Message or slash command",
    type: "Type / for a command",
    nothing: "Nothing here yet. Type / to see what the bot can do.",
    send: "Send",
    cancel: "Cancel",
    close: "Close",
    choose: "Choose…",
    none: "(none)",
    optional: "(optional)",
    alone: "Only you can see this",
    notified: "Notified: ",
  },
  fr: {
    message: "Message ou commande",
    type: "Tapez / pour une commande",
    nothing: "Rien ici pour l'instant. Tapez / pour voir ce que le bot sait faire.",
    send: "Envoyer",
    cancel: "Annuler",
    close: "Fermer",
    choose: "Choisir…",
    none: "(aucun choix)",
    optional: "(facultatif)",
    alone: "Visible par vous uniquement",
    notified: "Notification : ",
  },
};

let spoken = "en";

export const isFrench = locale => /^fr\b/.test(locale ?? "");
export const language = () => spoken;
export const word = name => said[spoken][name];

// From now on this language is spoken, also by what stands on the page already: data-word names its words.
export function speak(locale) {
  spoken = isFrench(locale) ? "fr" : "en";
  for (const element of document.querySelectorAll("[data-word]")) {
    const text = word(element.dataset.word);
    if (element.tagName === "INPUT") {
      element.placeholder = text;
    } else {
      element.textContent = text;
    }
    element.lang = spoken;
  }
}
