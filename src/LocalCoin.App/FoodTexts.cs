using LocalCoin.App.Pages;
using LocalCoin.Ledger.Statistics;

namespace LocalCoin.App;

/// <summary>The groups of food by their names, in files and on pages.</summary>
public static class FoodTexts
{
    private static readonly Dictionary<FoodGroup, Text> Names = new()
    {
        [FoodGroup.Cereals] = new("穀類《こくるい》", "Cereals"),
        [FoodGroup.Potatoes] = new("いも・でん粉《ぷん》", "Potatoes and starches"),
        [FoodGroup.Sugars] = new("砂糖《さとう》・甘味料《かんみりょう》", "Sugars and sweeteners"),
        [FoodGroup.Beans] = new("豆類《まめるい》", "Beans and soy"),
        [FoodGroup.Nuts] = new("種実《しゅじつ》類", "Nuts and seeds"),
        [FoodGroup.Vegetables] = new("野菜《やさい》", "Vegetables"),
        [FoodGroup.CutVegetables] = new("カット野菜", "Cut vegetables"),
        [FoodGroup.FrozenVegetables] = new("冷凍《れいとう》野菜", "Frozen vegetables"),
        [FoodGroup.VegetableJuice] = new("野菜ジュース", "Vegetable juice"),
        [FoodGroup.Pickles] = new("漬物《つけもの》", "Pickled vegetables"),
        [FoodGroup.Fruit] = new("果物《くだもの》", "Fruit"),
        [FoodGroup.Mushrooms] = new("きのこ", "Mushrooms"),
        [FoodGroup.Algae] = new("海藻《かいそう》", "Algae"),
        [FoodGroup.Fish] = new("魚介《ぎょかい》類", "Fish and seafood"),
        [FoodGroup.Meat] = new("肉", "Meat"),
        [FoodGroup.Eggs] = new("卵《たまご》", "Eggs"),
        [FoodGroup.Dairy] = new("乳《にゅう》類", "Milk and dairy"),
        [FoodGroup.Fats] = new("油脂《ゆし》", "Fats and oils"),
        [FoodGroup.Sweets] = new("菓子《かし》", "Sweets"),
        [FoodGroup.Drinks] = new("飲みもの", "Drinks"),
        [FoodGroup.Seasonings] = new("調味料《ちょうみりょう》・香辛料《こうしんりょう》", "Seasonings and spices"),
        [FoodGroup.Prepared] = new("そうざい・調理ずみ食品", "Prepared food"),
        [FoodGroup.NotFood] = new("食品でないもの", "Not food"),
    };

    public static Text Of(FoodGroup group) => Names[group];

    /// <summary>Whether it counts as a vegetable, and why.</summary>
    public static Text Why(FoodGroup group, VegetablesAlso also) => group switch
    {
        FoodGroup.Vegetables or FoodGroup.CutVegetables or FoodGroup.FrozenVegetables =>
            new("野菜に 数えます。", "Counts as vegetables."),
        FoodGroup.VegetableJuice or FoodGroup.Pickles => Foods.IsVegetable(group, also)
            ? new("この町では 野菜に 数えます。", "Counts as vegetables in this town.")
            : new("この町では 野菜に 数えません。", "Does not count as vegetables in this town."),
        FoodGroup.Potatoes or FoodGroup.Beans or FoodGroup.Mushrooms or FoodGroup.Algae or FoodGroup.Fruit =>
            new("国の 栄養《えいよう》調査でも 野菜に 数えません。", "Not a vegetable in the national survey either."),
        FoodGroup.Prepared => new(
            "野菜が どれだけか わからないので 数えません。", "Not counted: nobody knows how much of it is vegetables."),
        _ => new("野菜では ありません。", "Not a vegetable."),
    };
}
