using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Waits for what appears before a person after they did something.</summary>
internal sealed class SlackEyes(SlackWorkspace workspace, SlackChoices choices)
{
    /// <summary>How long a person looks for the answer to a command or a form. Real time.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(6);

    /// <summary>How long a person looks after a press that was acknowledged: often nothing follows but a changed card. Real time.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);

    private readonly SlackSights _sights = new(workspace);
    private readonly SlackForms _forms = new(workspace);

    /// <summary>The first thing that appears, or an empty sight if nothing does in time.</summary>
    public async Task<Sight> WaitAsync(SlackAct act, SlackPerson person, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            var result = await act.Result.WaitAsync(patience, TimeProvider.System, cancellationToken);
            return result switch
            {
                { View: { } view } => await FormAsync(view, person, cancellationToken),
                { Message: { } message } => _sights.Of(message, person),
                _ => new Sight(),
            };
        }
        catch (TimeoutException)
        {
            return new Sight();
        }
    }

    /// <summary>A view, with the choices that the app offers for its external selects.</summary>
    public async Task<Sight> FormAsync(SlackView view, SlackPerson person, CancellationToken cancellationToken)
    {
        await choices.OfferAsync(view, person, cancellationToken);
        return _forms.Of(view);
    }

    /// <summary>A view with errors.</summary>
    public Sight Refused(SlackView view, IReadOnlyDictionary<string, string>? errors, string? error = null) => _forms.Of(view, errors, error);

    /// <summary>What the app offered last at an external select.</summary>
    public IReadOnlyList<SightOption> OfferedAt(SlackView view, string field) => _forms.OfferedAt(view, field);

    /// <summary>A message, seen by the person.</summary>
    public Sight Of(SlackMessage message, SlackPerson reader) => _sights.Of(message, reader);
}
