using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>The forms of the steps that need one: the inputs are those of the commands that set the same.</summary>
internal sealed class SetupForms(CommandCatalog catalog, FormBuilder forms)
{
    /// <summary>The form of a step, or null where buttons are enough.</summary>
    public async Task<Form?> OfAsync(SetupStep step, Caller caller, CancellationToken cancellationToken) => step switch
    {
        SetupStep.Zone => With(await InputsAsync<ChangeSettings>(step, caller, cancellationToken), "zone", caller.Community.Zone),
        SetupStep.Channel => await InputsAsync<SetModeratorsChannel>(step, caller, cancellationToken),
        SetupStep.Digest => With(await InputsAsync<AddDigest>(step, caller, cancellationToken), "schedule", Schedule.Usual.Text),
        _ => null,
    };

    private async Task<Form> InputsAsync<TCommand>(SetupStep step, Caller caller, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var command = catalog.Of<TCommand>();
        var form = await forms.BuildAsync(command, new CommandLine(command.Path), [], caller, cancellationToken);
        var asked = form.Fields.Where(field => step != SetupStep.Zone || field.Name == "zone");
        return new Form(SetupMessages.Line(step), catalog.Of<SetUp>().Title(caller.Words), [.. asked.Select(field => field with { Required = true })]);
    }

    private static Form With(Form form, string name, string value) =>
        form with { Fields = [.. form.Fields.Select(field => field.Name == name ? field with { Value = value } : field)] };
}
