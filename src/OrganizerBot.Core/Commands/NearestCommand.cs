namespace OrganizerBot.Commands;

/// <summary>Finds the command that somebody meant who is wrong by a letter or two.</summary>
internal static class NearestCommand
{
    private const int MostWrong = 2;

    /// <summary>The command whose path is nearest to the first words of what was typed, or null when none is near.</summary>
    public static CommandDescriptor? To(string typed, CommandCatalog catalog)
    {
        var words = typed.ToLowerInvariant().Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        return catalog.Commands
            .Select(command => (Command: command, Wrong: Wrong(string.Join(' ', words.Take(command.Path.Split(' ').Length)), command.Path)))
            .Where(found => found.Wrong <= MostWrong)
            .OrderBy(found => found.Wrong)
            .Select(found => found.Command)
            .FirstOrDefault();
    }

    /// <summary>How many letters have to be put in, taken out or changed; more than is near where the lengths alone say so.</summary>
    private static int Wrong(string typed, string path)
    {
        if (Math.Abs(typed.Length - path.Length) > MostWrong)
        {
            return MostWrong + 1;
        }

        var row = Enumerable.Range(0, path.Length + 1).ToArray();
        foreach (var (at, letter) in typed.Index())
        {
            var (corner, left) = (at, at + 1);
            row[0] = left;
            for (var column = 1; column <= path.Length; column++)
            {
                left = Math.Min(Math.Min(left, row[column]) + 1, corner + (letter == path[column - 1] ? 0 : 1));
                (corner, row[column]) = (row[column], left);
            }
        }

        return row[^1];
    }
}
