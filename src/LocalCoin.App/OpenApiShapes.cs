// The ledger's value types are one text or one number each, and texts and numbers are read strictly; the framework sees
// neither through our converters.

using LocalCoin.Ledger;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LocalCoin.App;

public static class OpenApiShapes
{
    public static void Add(OpenApiOptions options)
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "LocalCoin";
            document.Info.Description = "A community's own currency. specs/api.md tells what this list cannot.";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            if (context.Description.HttpMethod is "GET") return Task.CompletedTask;
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Reading.KeyHeader, In = ParameterLocation.Header,
                Description = "The command's id, where the address holds none: a UUID (version 7) drawn once.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(Shape);
    }

    private static Task Shape(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        var isNullable = Nullable.GetUnderlyingType(type) is not null
            || context.JsonPropertyInfo is { IsGetNullable: true };
        if (Scalar(Nullable.GetUnderlyingType(type) ?? type) is { } scalar)
        {
            schema.Type = isNullable ? scalar.Type | JsonSchemaType.Null : scalar.Type;
            schema.Format = scalar.Format;
            schema.Minimum = scalar.Minimum;
        }
        if (context.JsonTypeInfo.ElementType is { } element) schema.Items ??= Scalar(element);
        // What is null is left out of an answer, and may be left out of a request.
        foreach (var member in context.JsonTypeInfo.Properties)
        {
            if (member.IsGetNullable || Nullable.GetUnderlyingType(member.PropertyType) is not null)
            {
                schema.Required?.Remove(member.Name);
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>What our own converters write; null for what the framework sees by itself.</summary>
    private static OpenApiSchema? Scalar(Type type) =>
        type == typeof(Amount) ? new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" }
        : type == typeof(long) ? new() { Type = JsonSchemaType.Integer, Format = "int64" }
        : type == typeof(Instant) ? new() { Type = JsonSchemaType.String, Format = "date-time" }
        : type == typeof(LocalDate) ? new() { Type = JsonSchemaType.String, Format = "date" }
        : type == typeof(string) || type == typeof(AnnualDate) || type == typeof(AccountAddress)
            || type.GetInterfaces().Any(IsText) ? new() { Type = JsonSchemaType.String }
        : null;

    private static bool IsText(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IText<>);
}
