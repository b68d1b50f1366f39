using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations;

/// <summary>What a command of the terminal is given to do its work.</summary>
/// <param name="Typed">The command line.</param>
/// <param name="Bench">The bot's parts.</param>
internal sealed record Errand(ParseResult Typed, Bench Bench)
{
    /// <summary>Where results go.</summary>
    public TextWriter Output => Typed.InvocationConfiguration.Output;

    /// <summary>Where complaints go, and how far something long has come.</summary>
    public TextWriter Errors => Typed.InvocationConfiguration.Error;

    /// <summary>Lets a command do something with the bot's parts, and answers in a sentence when these cannot be had.</summary>
    public static void Give(Command command, IReadOnlyList<string> settings, Func<Errand, CancellationToken, Task<int>> act) => command.SetAction(async (typed, cancellationToken) =>
    {
        try
        {
            await using var bench = Bench.Open(settings);
            return await act(new Errand(typed, bench), cancellationToken);
        }
        catch (Exception refusal) when (Understand(refusal) is { } understood)
        {
            await typed.InvocationConfiguration.Error.WriteLineAsync(understood.Sentence);
            return understood.Code;
        }
    });

    /// <summary>Says why it cannot be done.</summary>
    public int Refuse(int code, string sentence)
    {
        Errors.WriteLine(sentence);
        return code;
    }

    /// <summary>Says how far something long has come.</summary>
    public void Progress(string what) => Errors.WriteLine(what + " …");

    /// <summary>What a refusal to start, or to work, means. Null for a defect, which is told as it is.</summary>
    public static (int Code, string Sentence)? Understand(Exception refusal) => refusal switch
    {
        OptionsValidationException settings => (ExitCode.WrongSettings, string.Join('\n', Faults.Of(settings))),
        AggregateException several when several.InnerExceptions.All(each => each is OptionsValidationException) =>
            (ExitCode.WrongSettings, string.Join('\n', several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(Faults.Of))),
        InvalidOperationException refused => (ExitCode.WrongSettings, refused.Message),
        UnauthorizedAccessException denied => (ExitCode.CannotWrite, $"{denied.Message} Run this as the user that the bot runs as (1654 in the image), or give that user the folder, for example with chown."),
        _ when FullDisk.Is(refusal) => (ExitCode.CannotWrite, "The disk is full, of the database or of where this writes to. Make room there, and run this again; what is stored stays as it is."),
        DbException broken => (ExitCode.WrongFile, $"The database cannot be used ({broken.Message}). organizerbot doctor says more."),
        IOException failed => (ExitCode.CannotWrite, failed.Message),
        _ => null,
    };
}
