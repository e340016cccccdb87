namespace LocalCoin.App;

/// <summary>How long a password is, wherever one is set.</summary>
internal static class Passwords
{
    internal const int LengthMin = 12;
    internal const int LengthMax = 200;
}
