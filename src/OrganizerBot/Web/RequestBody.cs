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

        var read = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var count = await request.Body.ReadAsync(read.GetMemory(4096), cancellationToken);
            if (count == 0)
            {
                return read.WrittenSpan.ToArray();
            }

            read.Advance(count);
            if (read.WrittenCount > MaxBytes)
            {
                return null;
            }
        }
    }
}
