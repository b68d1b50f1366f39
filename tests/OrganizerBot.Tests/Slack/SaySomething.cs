using System.Collections.Concurrent;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>A command of the tests: it says what it was given, so that the wire can be seen through.</summary>
[Command("slacktest say", CommandPolicy.Anyone)]
public sealed record SaySomething(UserText Words, int? Times = null) : ICommand
{
    internal sealed class Handler(SlackGate gate) : ICommandHandler<SaySomething>
    {
        public async Task<Reply> HandleAsync(SaySomething command, Caller caller, CancellationToken cancellationToken)
        {
            gate.Said.AddOrUpdate(command.Words.Value, 1, (_, times) => times + 1);
            if (command.Words.Value == "slowly")
            {
                gate.Reached.TrySetResult();
                await gate.Opened.Task;
            }

            var line = Prose.Of(caller.Name) + Prose.Of(" says ") + Prose.Of(command.Words);
            return new Message([.. Enumerable.Repeat(new Paragraph(line), command.Times ?? 1)])
            {
                Buttons = [new Button("Again", CommandLine.Of("slacktest say", ("words", "again"))), new Button("Ask", CommandLine.Of("slacktest ask"))],
            };
        }
    }
}

/// <summary>A command of the tests: it asks for words, and does not like the word bad.</summary>
[Command("slacktest ask", CommandPolicy.Member)]
public sealed record AskSomething(UserText? Words = null) : ICommand
{
    internal sealed class Handler(SlackGate gate) : ICommandHandler<AskSomething>
    {
        public Task<Reply> HandleAsync(AskSomething command, Caller caller, CancellationToken cancellationToken)
        {
            gate.Said.AddOrUpdate(command.Words?.Value ?? "", 1, (_, times) => times + 1);
            var field = new Field("words", "Words", FieldKind.Text, Required: true) { Value = command.Words?.Value };
            var form = new Form(CommandLine.Of("slacktest ask"), "Some words", [field]);
            return Task.FromResult<Reply>(command.Words?.Value switch
            {
                null => new Reply.Ask(form),
                "bad" => new Reply.Mend(Message.Of(Prose.Of("Not that word")), form with { Fields = [field with { Problem = "Not <that> word" }] }),
                var words => Message.Of(Prose.Of("Thank you for ") + Prose.Of(new UserText(words))),
            });
        }
    }
}

/// <summary>Counts what is said, and holds a slow command until a test lets it go on.</summary>
public sealed class SlackGate
{
    /// <summary>How often each thing was said.</summary>
    public ConcurrentDictionary<string, int> Said { get; } = new();

    /// <summary>Done when the command has begun.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set by the test.</summary>
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
