using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrganizerBot.Web.Public;

/// <summary>The description of the data of public pages, for programs that read it: OpenAPI 3.1, made once from the types that the data is written from.</summary>
internal sealed class PublicDescription(IServiceProvider services)
{
    private const string Document = "public";
    private const string Kept = "public, max-age=3600";

    private readonly Lazy<Task<Rendering>> _made = new(() => MakeAsync(services));

    /// <summary>The path at which it stands.</summary>
    public const string Path = "/openapi.json";

    /// <summary>Sends it.</summary>
    public async Task AnswerAsync(HttpContext context) => await PublicEndpoints.SendAsync(context, await _made.Value, Kept, TimeSpan.Zero);

    /// <summary>Registers what makes it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PublicDescription>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PageJson.Default);
        });
        services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<DescribedAttribute>().Any();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new()
                {
                    Title = "OrganizerBot: public pages of campaigns",
                    Version = "1",
                    Description = "What stands on a campaign's public page, as data: numbers that were released, and nothing that the page does not show. It may be kept for a minute.",
                };
                document.Servers = [];
                return Task.CompletedTask;
            });
        });
    }

    private static async Task<Rendering> MakeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document).GetOpenApiDocumentAsync();
        return new Rendering("application/json; charset=utf-8", Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)))
        {
            Headers = [new("Access-Control-Allow-Origin", "*"), new("Cross-Origin-Resource-Policy", "cross-origin")],
        };
    }
}
