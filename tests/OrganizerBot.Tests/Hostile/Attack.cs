namespace OrganizerBot.Hostile;

/// <summary>A request that no honest platform sends.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Headers">Its headers, in order; a name may come twice.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record Attack(string Kind, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public override string ToString() => $"{Kind} to {Path}: {string.Join(", ", Headers)} {System.Text.Encoding.Latin1.GetString(Body[..Math.Min(Body.Length, 500)])}";
}
