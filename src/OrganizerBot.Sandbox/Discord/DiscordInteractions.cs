using System.Collections.Concurrent;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The interactions whose tokens live, or lived a while ago.</summary>
internal sealed class DiscordInteractions
{
    /// <summary>How long a token lives.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private const string Kind = "discord.interaction";

    private readonly ConcurrentDictionary<string, DiscordInteraction> _byToken = new();
    private readonly TownStore _store;
    private readonly TimeProvider _clock;
    private readonly DiscordSnowflakes _ids;

    public DiscordInteractions(TownStore store, TimeProvider clock, DiscordSnowflakes ids)
    {
        (_store, _clock, _ids) = (store, clock, ids);
        foreach (var interaction in store.All(Kind).Select(DiscordInteraction.Read))
        {
            if (IsOver(interaction))
            {
                store.Remove(Kind, interaction.Id);
            }
            else
            {
                _byToken[interaction.Token] = interaction;
            }
        }
    }

    public DiscordInteraction Open(int type, DiscordChannel channel, DiscordPerson person, string? sourceMessage)
    {
        var interaction = new DiscordInteraction(_ids.Next(), DiscordIdentity.NewSecret(96), type, channel, person, _clock.GetUtcNow())
        {
            SourceMessage = sourceMessage,
        };
        return _byToken[interaction.Token] = interaction;
    }

    /// <summary>Keeps the interaction over a restart, now that it is answered.</summary>
    public void Keep(DiscordInteraction interaction) => _store.Save(Kind, interaction.Id, interaction.Saved());

    /// <summary>The interaction that a callback is for, or 10062.</summary>
    public DiscordInteraction ForCallback(string id, string token) =>
        _byToken.TryGetValue(token, out var interaction) && interaction.Id == id && !IsOver(interaction)
            ? interaction
            : throw DiscordRefusal.UnknownInteraction();

    /// <summary>The answered interaction that a webhook call is for; 10015 where there is none, 50027 once the token is over.</summary>
    public DiscordInteraction ForWebhook(string application, string token)
    {
        if (application != DiscordCast.ApplicationId || !_byToken.TryGetValue(token, out var interaction) || interaction.Response is null)
        {
            throw DiscordRefusal.UnknownWebhook();
        }

        return IsOver(interaction) ? throw DiscordRefusal.InvalidWebhookToken() : interaction;
    }

    private bool IsOver(DiscordInteraction interaction) => _clock.GetUtcNow() - interaction.At > TokenLife;
}
