namespace OrganizerBot.Messages;

/// <summary>A file that the bot made for one person.</summary>
/// <param name="Name">Its name, in plain Latin letters, such as <c>letter.pdf</c>.</param>
/// <param name="MediaType">What it is, such as <c>application/pdf</c>.</param>
/// <param name="Bytes">What is in it; at least one byte.</param>
/// <param name="Description">What it is in words, for a screen reader; at most 1,000 characters (Slack's limit, the smaller one).</param>
public sealed record MessageFile(string Name, string MediaType, ReadOnlyMemory<byte> Bytes, string Description);
