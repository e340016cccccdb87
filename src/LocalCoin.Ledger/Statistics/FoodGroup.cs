// What counts as a vegetable. The groups are those of the Japanese food composition tables (日本食品標準成分表), the sixth
// of them parted by how vegetables are sold. What counts follows the national health and nutrition survey, which leaves
// potatoes, beans, mushrooms, algae and fruit out; specs/vegetables.md is the table, and a test holds the two together.

namespace LocalCoin.Ledger.Statistics;

public enum FoodGroup
{
    Cereals, Potatoes, Sugars, Beans, Nuts, Vegetables, CutVegetables, FrozenVegetables, VegetableJuice, Pickles, Fruit,
    Mushrooms, Algae, Fish, Meat, Eggs, Dairy, Fats, Sweets, Drinks, Seasonings, Prepared, NotFood,
}

/// <summary>What a community counts beside fresh, cut and frozen vegetables.</summary>
public sealed record VegetablesAlso(bool Juice, bool Pickles);

public static class Foods
{
    /// <summary>What the public message calls a dish (皿): 350 g a day are five of them.</summary>
    public const int DishGrams = 70;

    /// <summary>The group's number in the tables; 0 for what is no food.</summary>
    public static int Number(FoodGroup group) => group switch
    {
        FoodGroup.Cereals => 1,
        FoodGroup.Potatoes => 2,
        FoodGroup.Sugars => 3,
        FoodGroup.Beans => 4,
        FoodGroup.Nuts => 5,
        FoodGroup.Vegetables or FoodGroup.CutVegetables or FoodGroup.FrozenVegetables or FoodGroup.VegetableJuice
            or FoodGroup.Pickles => 6,
        FoodGroup.Fruit => 7,
        FoodGroup.Mushrooms => 8,
        FoodGroup.Algae => 9,
        FoodGroup.Fish => 10,
        FoodGroup.Meat => 11,
        FoodGroup.Eggs => 12,
        FoodGroup.Dairy => 13,
        FoodGroup.Fats => 14,
        FoodGroup.Sweets => 15,
        FoodGroup.Drinks => 16,
        FoodGroup.Seasonings => 17,
        FoodGroup.Prepared => 18,
        _ => 0,
    };

    public static bool IsVegetable(FoodGroup group, VegetablesAlso also) => group switch
    {
        FoodGroup.Vegetables or FoodGroup.CutVegetables or FoodGroup.FrozenVegetables => true,
        FoodGroup.VegetableJuice => also.Juice,
        FoodGroup.Pickles => also.Pickles,
        _ => false,
    };
}
