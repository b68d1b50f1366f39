using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The forms that people have open. They live in the clients, so a restart closes them.</summary>
internal sealed class DiscordOpenForms
{
    private readonly ConcurrentDictionary<string, DiscordOpenForm> _forms = new();

    /// <summary>Opens a form for the person of the interaction, once it is valid.</summary>
    public void Open(DiscordInteraction interaction, JsonObject modal)
    {
        var form = new DiscordForm();
        DiscordModalRules.Check(modal, form);
        form.Settle();
        var id = interaction.Id;
        _forms[id] = new DiscordOpenForm(id, interaction.Person.Id, (JsonObject)modal.DeepClone(), interaction.SourceMessage);
    }

    /// <summary>The form that the person has open, or null.</summary>
    public DiscordOpenForm? Find(string id, DiscordPerson person) =>
        _forms.TryGetValue(id, out var form) && form.PersonId == person.Id ? form : null;

    public void Close(string id) => _forms.TryRemove(id, out _);
}

/// <summary>A form on somebody's screen.</summary>
/// <param name="Id">The id of the interaction that opened it.</param>
/// <param name="PersonId">Whose screen.</param>
/// <param name="Modal">The form as the bot sent it.</param>
/// <param name="SourceMessage">The message whose button opened it.</param>
internal sealed record DiscordOpenForm(string Id, string PersonId, JsonObject Modal, string? SourceMessage);
