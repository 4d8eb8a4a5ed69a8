#include "normalize/normalize.h"

int main(int argc, char **argv)
{
    return normalize_main(argc, argv);
}
