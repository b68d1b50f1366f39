using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace OrganizerBot.Commands;

/// <summary>Every command there is, found once and checked at start.</summary>
public sealed class CommandCatalog
{
    private readonly Dictionary<string, CommandDescriptor> _byPath;

    /// <summary>Finds the commands of this assembly.</summary>
    public CommandCatalog()
        : this(typeof(CommandCatalog).Assembly)
    {
    }

    /// <summary>Finds the commands of an assembly.</summary>
    /// <exception cref="InvalidOperationException">Two commands share a path, or one cannot be a command.</exception>
    public CommandCatalog(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Commands = [.. assembly.GetTypes().Where(IsCommand).Select(type => new CommandDescriptor(type)).OrderBy(command => command.Path, StringComparer.Ordinal)];
        if (Commands.GroupBy(command => command.Path).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two commands are called '{twice.Key}'.");
        }

        _byPath = Commands.ToDictionary(command => command.Path);
    }

    /// <summary>All commands, by path.</summary>
    public IReadOnlyList<CommandDescriptor> Commands { get; }

    /// <summary>The first words of all paths, each once.</summary>
    public IEnumerable<string> Nouns => Commands.Select(command => command.Noun).Distinct();

    /// <summary>The commands that stand in the menu of messages, by path.</summary>
    public IEnumerable<MessageShortcut> Shortcuts => Commands.Select(command => command.Shortcut).OfType<MessageShortcut>();

    /// <summary>The command with that path, or null.</summary>
    public CommandDescriptor? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The commands that the caller may use, by path.</summary>
    public IReadOnlyList<CommandDescriptor> AllowedTo(Caller caller) => [.. Commands.Where(command => CommandDispatcher.Refusal(command, caller) is null)];

    /// <summary>The descriptor of a command's record.</summary>
    public CommandDescriptor Of<TCommand>()
        where TCommand : ICommand => Commands.Single(command => command.Type == typeof(TCommand));

    /// <summary>Registers every handler and every source of suggestions. Scanning is allowed for commands only; a golden file shows what was found.</summary>
    public void Register(IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var command in Commands)
        {
            var handler = command.Type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Single(type => type.IsAssignableTo(command.HandlerType));
            services.AddScoped(command.HandlerType, handler);
        }

        foreach (var suggestions in Commands.SelectMany(command => command.Options).Select(option => option.Details.Suggest).OfType<Type>().Distinct())
        {
            services.AddScoped(suggestions);
        }
    }

    private static bool IsCommand(Type type) => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ICommand));
}
