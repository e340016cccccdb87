// The ledger's value types are one text or one number each; the framework cannot see that through their converters.

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
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Amount))
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Minimum = "1";
        }
        else if (type == typeof(Instant))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else if (type == typeof(LocalDate))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date";
        }
        else if (type == typeof(AnnualDate) || type.GetInterfaces().Any(IsText))
        {
            schema.Type = JsonSchemaType.String;
        }
        return Task.CompletedTask;
    }

    private static bool IsText(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IText<>);
}
