using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>One command, as its record declares it.</summary>
public sealed class CommandDescriptor
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly ConstructorInvoker _make;
    private readonly Func<IServiceProvider, ICommand, Caller, CancellationToken, Task<Reply>> _handle;

    /// <summary>Reads a record.</summary>
    /// <param name="type">A record with a <see cref="CommandAttribute"/>.</param>
    /// <exception cref="InvalidOperationException">The record cannot be a command; the text says why.</exception>
    public CommandDescriptor(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var declared = type.GetCustomAttribute<CommandAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [Command].");
        Type = type;
        Path = declared.Path;
        Policy = Enum.IsDefined(declared.Policy) ? declared.Policy : throw new InvalidOperationException($"{type.Name} has no policy: nobody has said who may.");
        IsClosedToBlocked = declared.IsClosedToBlocked;
        ShowsModeratorsMore = declared.ShowsModeratorsMore;
        var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        _make = ConstructorInvoker.Create(constructor);
        _handle = typeof(CommandDescriptor).GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type)
            .CreateDelegate<Func<IServiceProvider, ICommand, Caller, CancellationToken, Task<Reply>>>();
        lock (Nullability)
        {
            Options = [.. constructor.GetParameters().Select(Describe)];
        }

        Shortcut = type.GetCustomAttribute<MessageShortcutAttribute>() is { } shortcut ? new MessageShortcut(this, shortcut.Option) : null;
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>The path, such as <c>petition sign</c>.</summary>
    public string Path { get; }

    /// <summary>Who may.</summary>
    public CommandPolicy Policy { get; }

    /// <summary>Whether members whom moderators have blocked may not use it.</summary>
    public bool IsClosedToBlocked { get; }

    /// <summary>Whether moderators are shown more than others.</summary>
    public bool ShowsModeratorsMore { get; }

    /// <summary>Whether it matters to it if the caller moderates. Where a platform has to be asked, it is asked for no other command.</summary>
    public bool MindsModerators => Policy == CommandPolicy.Moderator || ShowsModeratorsMore;

    /// <summary>The options, the required ones first.</summary>
    public IReadOnlyList<OptionDescriptor> Options { get; }

    /// <summary>Where it stands in the menu of messages, or null.</summary>
    public MessageShortcut? Shortcut { get; }

    /// <summary>The key of its words, such as <c>petition.sign</c>.</summary>
    public string Key => Path.Replace(' ', '.');

    /// <summary>The first word of the path: the command's name on both platforms.</summary>
    public string Noun => Path.Split(' ')[0];

    /// <summary>The handler's type.</summary>
    public Type HandlerType => typeof(ICommandHandler<>).MakeGenericType(Type);

    /// <summary>The sentence that describes it; at most 100 characters.</summary>
    public string Description(Words words) => words.Plain(Key);

    /// <summary>The title of its form; at most 24 characters.</summary>
    public string Title(Words words) => words.Plain($"{Key}.form");

    /// <summary>How it is typed, such as <c>/petition sign petition: [as:]</c>.</summary>
    public string Usage => "/" + Path + string.Concat(Options.Where(option => option.Details.InForm || option.Required).Select(option => option.Required ? $" {option.Name}:" : $" [{option.Name}:]"));

    /// <summary>The option of that name, or null.</summary>
    public OptionDescriptor? Find(string name) => Options.FirstOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A line with only what buttons and forms must carry: what it is about, and the step of a form. The rest of what was typed waits in the draft.</summary>
    public CommandLine Core(CommandLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Only(name => name == FormStep.Name || Find(name) is { InsistedOn: true });
    }

    /// <summary>Makes the record from its values, in the options' order.</summary>
    internal ICommand Create(object?[] values) => (ICommand)_make.Invoke(values.AsSpan());

    /// <summary>Has its handler do what the record asks.</summary>
    internal Task<Reply> HandleAsync(IServiceProvider services, ICommand command, Caller caller, CancellationToken cancellationToken) => _handle(services, command, caller, cancellationToken);

    private static Task<Reply> CallAsync<TCommand>(IServiceProvider services, ICommand command, Caller caller, CancellationToken cancellationToken)
        where TCommand : ICommand => services.GetRequiredService<ICommandHandler<TCommand>>().HandleAsync((TCommand)command, caller, cancellationToken);

    private OptionDescriptor Describe(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var optional = parameter.HasDefaultValue || Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return new OptionDescriptor
        {
            CommandKey = Key,
            Name = parameter.Name!.ToLowerInvariant(),
            Type = type,
            Kind = KindOf(type) ?? throw new InvalidOperationException($"{Type.Name}.{parameter.Name}: an option cannot be a {type.Name}."),
            Required = !optional,
            Details = parameter.GetCustomAttribute<OptionAttribute>() ?? new OptionAttribute(),
        };
    }

    private static OptionKind? KindOf(Type type) => type switch
    {
        _ when type == typeof(UserText) => OptionKind.Text,
        _ when type == typeof(int) => OptionKind.Number,
        _ when type == typeof(bool) => OptionKind.Flag,
        _ when type == typeof(DateOnly) => OptionKind.Date,
        _ when type == typeof(ChannelRef) => OptionKind.Channel,
        _ when type == typeof(MemberMention) => OptionKind.Member,
        _ when type == typeof(GroupMention) => OptionKind.Group,
        _ when type == typeof(Uri) => OptionKind.Link,
        _ when type.IsEnum => OptionKind.Choice,
        _ when type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>)) => OptionKind.Short,
        _ => null,
    };
}
