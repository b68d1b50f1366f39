using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Communities;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Storage;

namespace OrganizerBot.Support;

/// <summary>The bot's commands on a real database. Both platforms take everything, and nothing runs in the background: what changes, a command changed.</summary>
public sealed class QuietBot : TestBot
{
    public QuietBot()
    {
    }

    /// <inheritdoc cref="TestBot(TestBot)"/>
    internal QuietBot(TestBot first)
        : base(first)
    {
    }

    protected override WebApplication Build(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddOrganizing();
        builder.Services.AddSingleton(new PublicAddress(null));
        builder.Services.AddSingleton(new Operator());
        builder.Services.AddSingleton(Lots);
        builder.AddStorage();
        foreach (var platform in Enum.GetValues<Platform>())
        {
            builder.Services.AddSingleton<IMessenger>(new QuietPlatform(platform));
        }

        var app = builder.Build();
        app.PrepareStorage();
        return app;
    }
}
