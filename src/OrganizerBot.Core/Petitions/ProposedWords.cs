using System.Text.Json;

namespace OrganizerBot.Petitions;

/// <summary>What a proposed petition says. Stored sealed only.</summary>
/// <param name="Target">The company it is about.</param>
/// <param name="Addressee">To whom it is addressed.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
/// <param name="Language">The author's language, in which they are told what became of it.</param>
public sealed record ProposedWords(string Target, string Addressee, string Title, string Text, string Language)
{
    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ProposedWords FromJson(string json) => JsonSerializer.Deserialize<ProposedWords>(json) ?? throw new JsonException("An empty proposal.");

    /// <summary>The form that is sealed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);
}
