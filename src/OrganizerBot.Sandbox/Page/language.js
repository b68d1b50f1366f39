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
    apps: "Apps for this message",
    search: "Search…",
    unfound: "Nothing found",
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
    apps: "Applications pour ce message",
    search: "Chercher…",
    unfound: "Rien trouvé",
  },
  de: {
    message: "Nachricht oder Befehl",
    type: "Tippe / für einen Befehl",
    nothing: "Noch nichts hier. Tippe /, um zu sehen, was der Bot kann.",
    send: "Senden",
    cancel: "Abbrechen",
    close: "Schließen",
    choose: "Auswählen…",
    none: "(keine Auswahl)",
    optional: "(freiwillig)",
    alone: "Nur für dich sichtbar",
    notified: "Benachrichtigt: ",
    apps: "Apps zu dieser Nachricht",
    search: "Suchen…",
    unfound: "Nichts gefunden",
  },
  es: {
    message: "Mensaje o comando",
    type: "Escribe / para un comando",
    nothing: "Aún no hay nada. Escribe / para ver qué sabe hacer el bot.",
    send: "Enviar",
    cancel: "Cancelar",
    close: "Cerrar",
    choose: "Elegir…",
    none: "(ninguna opción)",
    optional: "(opcional)",
    alone: "Solo tú puedes ver esto",
    notified: "Notificación: ",
    apps: "Aplicaciones para este mensaje",
    search: "Buscar…",
    unfound: "No se ha encontrado nada",
  },
};

const names = { fr: "French", de: "German", es: "Spanish" };

let spoken = "en";

const spokenBy = locale => Object.keys(names).find(code => code === (locale ?? "").split("-")[0]) ?? "en";

// What a language other than English is called, for a locale such as "de" or "es-419"; nothing for English and for what the bot does not speak.
export const nameOf = locale => names[spokenBy(locale)] ?? "";
export const language = () => spoken;
export const word = name => said[spoken][name];

// From now on this language is spoken, also by what stands on the page already: data-word names its words.
export function speak(locale) {
  spoken = spokenBy(locale);
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
