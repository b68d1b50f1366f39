using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>What happened, by name. Nothing here waits: the connection must go on being read.</summary>
internal sealed partial class DiscordSocketEvents(
    DiscordReader reader, DiscordSocketAnswers answers, DiscordErrands errands, DiscordSocketSeen seen, DiscordSocketGuilds guilds,
    IServiceScopeFactory scopes, IOptions<DiscordOptions> options, TimeProvider clock, ILogger<DiscordSocketEvents> logger)
{
    /// <summary>Takes what happened.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="isReplay">Whether it happened while the bot was away.</param>
    public void Take(DiscordSocketFrame frame, bool isReplay)
    {
        switch (frame.Name)
        {
            case "INTERACTION_CREATE" when frame.Data.ValueKind == JsonValueKind.Object:
                Interact(JsonMarshal.GetRawUtf8Value(frame.Data).ToArray(), isReplay);
                break;
            case "READY":
                guilds.List(frame.Data);
                break;
            case "GUILD_CREATE" when guilds.Invitation(frame.Data) is { } guild:
                Log.Invited(logger);
                errands.Begin(() => NoteReturnAsync(guild));
                break;
            case "GUILD_DELETE" when guilds.Removal(frame.Data) is { } guild:
                errands.Begin(() => NoteRemovalAsync(guild));
                break;
            case "GUILD_DELETE":
                Log.Outage(logger);
                break;
            default:
                break;
        }
    }

    private void Interact(byte[] body, bool isReplay)
    {
        if (DiscordReader.Parse(body) is not { } wire || wire.ApplicationId != options.Value.ApplicationId
            || reader.Read(wire) is not { } request || request is DiscordRequest.Ping || wire is not { Id: { } id, Token: { } token })
        {
            Log.Odd(logger);
            return;
        }

        // What came while the bot was away may be past its time; the person has been told so, and will do it again.
        var late = isReplay ? Late(id) : TimeSpan.Zero;
        if (late >= DiscordSocketAnswers.Deadline)
        {
            Log.Late(logger);
        }
        else if (seen.IsNew(id))
        {
            errands.Begin(() => answers.AnswerAsync(id, token, request, late));
        }
    }

    private TimeSpan Late(string id) => DiscordSnowflake.TimeOf(id) is { } made && clock.GetUtcNow() - made is { Ticks: > 0 } late ? late : TimeSpan.Zero;

    private async Task NoteRemovalAsync(string guild)
    {
        await using var scope = scopes.CreateAsyncScope();
        Log.Removed(logger, await scope.ServiceProvider.GetRequiredService<Removal>().NoteAsync(new CommunityRef(Platform.Discord, guild), CancellationToken.None));
    }

    /// <summary>Invited again, before its days were over: everything is as it was.</summary>
    private async Task NoteReturnAsync(string guild)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Removal>().ReturnAsync(new CommunityRef(Platform.Discord, guild), CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(2023, LogLevel.Information, "Discord: the bot was invited to a server")]
        public static partial void Invited(ILogger logger);

        [LoggerMessage(2024, LogLevel.Warning, "Discord: the bot was removed from a server; {Channels} channels of it are no longer posted to")]
        public static partial void Removed(ILogger logger, int channels);

        [LoggerMessage(2025, LogLevel.Information, "Discord: a server is away for now, says Discord")]
        public static partial void Outage(ILogger logger);

        [LoggerMessage(2026, LogLevel.Warning, "Discord: an interaction could not be read")]
        public static partial void Odd(ILogger logger);

        [LoggerMessage(2027, LogLevel.Warning, "Discord: an interaction from while the bot was away is past its three seconds and was left")]
        public static partial void Late(ILogger logger);
    }
}
