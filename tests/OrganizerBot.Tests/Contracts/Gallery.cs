using System.Reflection;
using System.Runtime.ExceptionServices;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Contracts;

/// <summary>One thing the bot can say.</summary>
/// <param name="Name">The method that says it, and with which of the samples.</param>
/// <param name="Language">The language.</param>
/// <param name="Message">The thing.</param>
internal sealed record Exhibit(string Name, Language Language, Message Message);

/// <summary>Everything the bot can say: each method of each <c>*Messages</c> class, called with invented arguments.</summary>
internal static class Gallery
{
    /// <summary>How many combinations of arguments are tried for one method in one language; beyond that, evenly spread ones.</summary>
    private const int Most = 150;

    /// <summary>The methods that say something.</summary>
    public static IReadOnlyList<MethodInfo> Methods { get; } =
    [
        .. typeof(CommandCatalog).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Messages", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && method.ReturnType != typeof(UserText) && method.ReturnType != typeof(CommandLine) && !method.Name.Contains('<', StringComparison.Ordinal))
            .OrderBy(Name, StringComparer.Ordinal),
    ];

    /// <summary>A method's name in full.</summary>
    public static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>What a method says, for each language and combination of samples.</summary>
    public static IEnumerable<Exhibit> Of(MethodInfo method)
    {
        foreach (var language in Language.All)
        {
            var samples = Samples.In(language);
            var choices = method.GetParameters().Select(parameter => Choices(method, parameter, samples)).ToArray();
            var count = choices.Aggregate(1, (product, choice) => product * choice.Length);
            int[] reachable = [.. Enumerable.Range(0, count).Where(number => Reachable.Is(Name(method), Combination(choices, number)))];
            var step = Math.Max(1, reachable.Length / Most);
            foreach (var number in reachable.Where((_, at) => at % step == 0))
            {
                if (Say(method, Combination(choices, number)) is { } message)
                {
                    yield return new Exhibit($"{Name(method)} [{number}] in {language}", language, message);
                }
            }
        }
    }

    private static object?[] Choices(MethodInfo method, ParameterInfo parameter, Samples samples)
    {
        var found = samples.For(parameter.ParameterType, parameter.Name!);
        Assert.True(found is { Length: > 0 }, $"{Name(method)} takes a {parameter.ParameterType.Name} called {parameter.Name}, and there is no sample of it. Add one to {nameof(Samples)}.");
        return found!;
    }

    private static object?[] Combination(object?[][] choices, int number)
    {
        var chosen = new object?[choices.Length];
        for (var at = 0; at < chosen.Length; at++)
        {
            (number, var index) = Math.DivRem(number, choices[at].Length);
            chosen[at] = choices[at][index];
        }

        return chosen;
    }

    /// <summary>Null where there is nothing to say.</summary>
    private static Message? Say(MethodInfo method, object?[] arguments)
    {
        try
        {
            return Message(method, method.Invoke(null, arguments));
        }
        catch (TargetInvocationException broken)
        {
            ExceptionDispatchInfo.Throw(broken.InnerException!);
            throw;
        }
    }

    private static Message? Message(MethodInfo method, object? said) => said switch
    {
        null => null,
        Message message => message,
        Prose prose => Messages.Message.Of(prose),
        string text => Messages.Message.Of(Prose.Of(text)),
        IEnumerable<Node> nodes => new Message([.. nodes]) is { Nodes.Count: > 0 } message ? message : null,
        Fact fact => new Message([new Facts([fact])]),
        IReadOnlyList<Button> buttons => Messages.Message.Of(Prose.Of("Buttons")) with { Buttons = buttons },
        Button button => Messages.Message.Of(Prose.Of(button.Label)) with { Buttons = [button] },
        Signing.Signable thing => Messages.Message.Of(thing.Named),
        _ => throw new InvalidOperationException($"{Name(method)} gives a {said.GetType().Name}, which {nameof(Gallery)} cannot show. Teach it."),
    };
}
