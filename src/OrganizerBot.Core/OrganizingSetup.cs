using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot;

/// <summary>Registers what the bot does.</summary>
public static class OrganizingSetup
{
    /// <summary>Commands, their handlers, and what they share.</summary>
    public static IServiceCollection AddOrganizing(this IServiceCollection services)
    {
        var catalog = new CommandCatalog();
        catalog.Register(services);
        services.AddSingleton(catalog);
        services.AddSingleton<CommandDispatcher>();
        services.AddSingleton<OutboxBell>();
        services.AddScoped<CommandBinder>();
        services.AddScoped<CommandRun>();
        services.AddScoped<FormBuilder>();
        services.AddScoped<Drafts>();
        services.AddScoped<CommunityRegister>();
        return services;
    }
}
