using System.Data.Common;
using Microsoft.Extensions.Options;
using OrganizerBot.Discord;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Slack;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The bot as the doctor finds it. What cannot be had is null: the check whose business it is says why.</summary>
internal sealed class Patient(Bench bench)
{
    private Task<DiscordAnswer>? _discordSelf;
    private Task<SlackAnswer>? _slackSelf;

    /// <summary>All its parts.</summary>
    public IServiceProvider Parts => bench.Parts;

    /// <summary>Its settings as they were read.</summary>
    public IConfiguration Configuration => Parts.GetRequiredService<IConfiguration>();

    /// <summary>The clock it runs on.</summary>
    public TimeProvider Clock => Parts.GetRequiredService<TimeProvider>();

    /// <summary>Where things are kept.</summary>
    public StorageOptions? Storage => Settings<StorageOptions>();

    /// <summary>Whether there is a database.</summary>
    public bool HasDatabase
    {
        get
        {
            try
            {
                return Storage is not null && Engine.IsThere;
            }
            catch (DbException)
            {
                return false;
            }
        }
    }

    /// <summary>The database's engine.</summary>
    public IEngine Engine => Parts.GetRequiredService<IEngine>();

    /// <summary>Whether the bot runs on these files at this moment.</summary>
    public bool Runs => Storage is not null && bench.BotRuns;

    /// <summary>Discord, if it is set up as it should be.</summary>
    public DiscordApi? Discord => Settings<DiscordOptions>() is not null ? Parts.GetService<DiscordApi>() : null;

    /// <summary>Slack, if it is set up as it should be.</summary>
    public SlackApi? Slack => Settings<SlackOptions>() is not null ? Parts.GetService<SlackApi>() : null;

    /// <summary>The key file, if it can be used.</summary>
    public KeyFile? Keys
    {
        get
        {
            try
            {
                return Storage is null ? null : Parts.GetRequiredService<KeyFile>();
            }
            catch (Exception e) when (e is InvalidOperationException or UnauthorizedAccessException or IOException)
            {
                return null;
            }
        }
    }

    /// <summary>A section of the settings, if it is there and as it should be.</summary>
    public T? Settings<T>()
        where T : class
    {
        try
        {
            return Parts.GetRequiredService<IOptions<T>>().Value;
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What Discord says the token's account is. Asked once.</summary>
    public async Task<DiscordAnswer?> DiscordSelfAsync(CancellationToken cancellationToken) =>
        Discord is { } api ? await (_discordSelf ??= api.SendAsync(DiscordCall.WhoAmI(), cancellationToken)) : null;

    /// <summary>What Slack says the token's account is. Asked once.</summary>
    public async Task<SlackAnswer?> SlackSelfAsync(CancellationToken cancellationToken) =>
        Slack is { } api ? await (_slackSelf ??= api.ReadAsync("auth.test", [], cancellationToken)) : null;

    /// <summary>Whoever posts to a platform, if it is set up as it should be.</summary>
    public IMessenger? Messenger(Platform platform) => platform switch
    {
        Platform.Discord => Discord is null ? null : ActivatorUtilities.CreateInstance<DiscordMessenger>(Parts),
        Platform.Slack => Slack is null ? null : ActivatorUtilities.CreateInstance<SlackMessenger>(Parts),
        _ => throw new ArgumentOutOfRangeException(nameof(platform)),
    };

    /// <summary>Asks the database, if it is there and this version's.</summary>
    public async Task<T?> AskAsync<T>(Func<OrganizerDb, Task<T>> ask)
        where T : class
    {
        if (!HasDatabase)
        {
            return null;
        }

        try
        {
            await using var scope = Parts.CreateAsyncScope();
            var schema = scope.ServiceProvider.GetRequiredService<Schema>();
            return schema.Pending.Count + schema.Strangers.Count > 0 ? null : await ask(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
        }
        catch (DbException)
        {
            return null;
        }
    }
}
