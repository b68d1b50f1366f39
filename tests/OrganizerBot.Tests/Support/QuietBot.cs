using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Communities;
using OrganizerBot.Discord;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Storage;

namespace OrganizerBot.Support;

/// <summary>The bot's commands on a real database. Both platforms take everything, and nothing runs in the background: what changes, a command changed.</summary>
public sealed class QuietBot : TestBot
{
    /// <summary>What is posted on Discord.</summary>
    internal QuietPlatform Discord { get; } = new(Platform.Discord);

    /// <summary>What is posted on Slack.</summary>
    internal QuietPlatform Slack { get; } = new(Platform.Slack);

    /// <summary>The user groups on Slack.</summary>
    internal QuietGroups Groups { get; } = new();

    protected override WebApplication Build(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddOrganizing().AddSingleton<Petitions.ILetterPress, Pictures.LetterPress>();
        builder.Services.AddSingleton(new PublicAddress(null));
        builder.Services.AddSingleton(new Operator());
        builder.Services.AddSingleton(Lots);
        builder.AddStorage();
        builder.Services.AddSingleton<IMemberGroups>(new DiscordGroups()).AddSingleton<IMemberGroups>(Groups);
        builder.Services.AddSingleton<IMessenger>(Discord).AddSingleton<IMessenger>(Slack);

        var app = builder.Build();
        app.PrepareStorage();
        return app;
    }
}
