// The ledger's value types are one text or one number each; the framework cannot see that through their converters.

using LocalCoin.Ledger;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LocalCoin.App;

public static class OpenApiShapes
{
    public static void Add(OpenApiOptions options) => options.AddSchemaTransformer((schema, context, _) =>
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
    });

    private static bool IsText(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IText<>);
}
