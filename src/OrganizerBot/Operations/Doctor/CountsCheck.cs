using OrganizerBot.Signing;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That the public numbers of petitions and pledges are what their rows add up to.</summary>
internal sealed class CountsCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "public numbers";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (await bot.AskAsync(db => ActivatorUtilities.CreateInstance<Recount>(bot.Parts, db).LookAsync(cancellationToken)) is not { Count: > 0 } wrong)
        {
            return [];
        }

        return wrong.Any(miscount => !miscount.CanHeal)
            ? [Finding.Wrong("Storage:DataDirectory", $"The logs of {wrong.Count(miscount => !miscount.CanHeal)} petitions or pledges lack leaves, or have too many: somebody changed the database.", "Stop the bot, and put a backup in its place with organizerbot restore; organizerbot verify tells which log is whole.")]
            : [Finding.Wrong("Storage:DataDirectory", $"The public number of {wrong.Count} petitions or pledges is not what their signatures add up to.", "Let the bot run: it sets them right each night, and after a start. If it goes on, its log says what it found.")];
    }
}
