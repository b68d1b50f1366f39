using System.Buffers;

namespace OrganizerBot.Web;

/// <summary>Reads a request's bytes as they came, so that what was signed is what is parsed.</summary>
internal static class RequestBody
{
    /// <summary>The most that is read: 1 MiB. Both platforms send far less.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The bytes, or null when there are more than <see cref="MaxBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
