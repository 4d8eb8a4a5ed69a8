#include "extract/extract.h"

int main(int argc, char **argv)
{
    return extract_main(argc, argv);
}
